package com.evertill.cloud.stock;

/**
 * What one fact moved of one kind; a fact moves a kind once, however many lines it has.
 *
 * @param thousandths below zero for what left.
 */
public record Movement(Kind kind, Place place, long thousandths) {}
