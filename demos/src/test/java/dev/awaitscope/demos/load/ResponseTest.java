package dev.awaitscope.demos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseTest {
    private static final byte[] BODY = "Hello World".getBytes(StandardCharsets.US_ASCII);
    private static final String RIGHT = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nx: y\r\n\r\nHello World";

    @Test
    void isWholeAtItsLastByteAndNotBefore() {
        Response response = new Response();
        for (int i = 0; i < RIGHT.length(); i++) {
            assertThat(response.isWhole()).as("after %d bytes", i).isFalse();
            assertThat(response.check(BODY)).as("after %d bytes", i).isNotNull();
            append(response, RIGHT.substring(i, i + 1));
        }
        assertThat(response.isWhole()).isTrue();
        assertThat(response.check(BODY)).isNull();
    }

    @Test
    void lengthInTheBodyIsNoHeader() {
        Response response = of("HTTP/1.1 200 OK\r\nx: y\r\n\r\n\r\ncontent-length: 1\r\n");
        assertThat(response.isWhole()).isFalse();
    }

    @Test
    void nonsenseIsJudgedByItsStatus() {
        assertThat(of("").check(BODY)).isEqualTo(Failure.CLOSED);
        assertThat(of("HTTP/1.1 2").check(BODY)).isEqualTo(Failure.CLOSED);
        assertThat(of("220 mail ready\r\n").check(BODY)).isEqualTo(Failure.STATUS);
        assertThat(of("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n").check(BODY)).isEqualTo(Failure.STATUS);
        assertThat(of("HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\nHello World").check(BODY)).isNull();
    }

    @Test
    void moreThanTheExpectedBodyIsWrong() {
        assertThat(of(RIGHT + "!").check(BODY)).isEqualTo(Failure.BODY);
    }

    @Test
    void endlessAnswersAreCutOff() {
        Response response = of("HTTP/1.1 200 OK\r\n\r\n");
        for (int i = 0; i < 70 && !response.isWhole(); i++) {
            append(response, "x".repeat(1_000));
        }
        assertThat(response.isWhole()).isTrue();
        assertThat(response.check(BODY)).isEqualTo(Failure.BODY);
    }

    private static Response of(String text) {
        Response response = new Response();
        append(response, text);
        return response;
    }

    private static void append(Response response, String text) {
        response.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
