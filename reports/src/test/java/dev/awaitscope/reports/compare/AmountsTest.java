package dev.awaitscope.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0", "850 | 850 ns", "999.4 | 999 ns", "999.5 | 1.00 µs",
            "12345 | 12.3 µs", "999499 | 999 µs", "1234567 | 1.23 ms", "99950000 | 100 ms", "2350000000 | 2.35 s",
            "1234000000000 | 1,234 s"})
    void lengthsOfTimeHaveThreeDigitsAndAUnit(double nanos, String words) {
        assertThat(Amounts.nanos(nanos)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0", "8 | 8", "1234.6 | 1,235", "1.234 | 1.23", "12.34 | 12.3",
            "99.96 | 100"})
    void countsAreWholeWhereTheyCan(double count, String words) {
        assertThat(Amounts.count(count)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0 %", "0.031 | 3.1 %", "0.25 | 25 %", "1.5 | 150 %"})
    void sharesArePercent(double share, String words) {
        assertThat(Amounts.percent(share)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"de", "ar", "tr"})
    void noLocaleChangesThem(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertThat(Amounts.of(MeasureKind.THROUGHPUT, 12_345.6)).isEqualTo("12,346/s");
            assertThat(Amounts.times(1.834)).isEqualTo("1.83 times");
        } finally {
            Locale.setDefault(before);
        }
    }
}
