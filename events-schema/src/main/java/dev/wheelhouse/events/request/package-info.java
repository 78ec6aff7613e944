/**
 * Requests: what a client asks for, as written to {@code wheelhouse.requests}. The records are the
 * model; the flat JSON form is the codec's. Imports {@code java.*} and {@code
 * dev.wheelhouse.events}.
 */
package dev.wheelhouse.events.request;
