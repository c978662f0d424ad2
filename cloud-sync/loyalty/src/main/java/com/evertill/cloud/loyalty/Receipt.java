package com.evertill.cloud.loyalty;

/** A receipt among those of all stores. */
record Receipt(String store, String number) {
    @Override
    public String toString() {
        return store + "/" + number;
    }
}
