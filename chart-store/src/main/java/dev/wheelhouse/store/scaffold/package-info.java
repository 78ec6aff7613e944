/** New charts to start from. Imports the chart model and the package {@code error}. */
package dev.wheelhouse.store.scaffold;
