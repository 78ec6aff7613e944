/**
 * A repository that others fetch charts from: its storage, and the index made of what is stored.
 * Imports the chart model and the packages {@code error}, {@code index} and {@code provenance}.
 */
package dev.wheelhouse.store.repository;
