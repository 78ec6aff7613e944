/** Real servers on loopback that tests talk to; skipped where they are not installed. */
package dev.wheelhouse.store.peer;
