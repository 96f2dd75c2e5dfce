package dev.awaitscope.reports.cause;

import java.util.Arrays;

/** How many threads wait on which account. Few accounts at a time: looked through one by one. Not thread-safe. */
final class AccountCounts {
    private int[] accounts = new int[2];
    private int[] counts = new int[2];
    private int size;

    void add(int account, int count) {
        for (int i = 0; i < size; i++) {
            if (accounts[i] == account) {
                counts[i] += count;
                if (counts[i] == 0) {
                    accounts[i] = accounts[--size];
                    counts[i] = counts[size];
                }
                return;
            }
        }
        if (size == accounts.length) {
            accounts = Arrays.copyOf(accounts, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        accounts[size] = account;
        counts[size++] = count;
    }

    void addAll(AccountCounts others, int sign) {
        for (int i = 0; i < others.size; i++) {
            add(others.accounts[i], sign * others.counts[i]);
        }
    }

    int size() {
        return size;
    }

    int account(int place) {
        return accounts[place];
    }

    int count(int place) {
        return counts[place];
    }
}
