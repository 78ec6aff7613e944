/** What can go wrong with places where charts live. Imports nothing of ours. */
package dev.wheelhouse.store.error;
