/**
 * What happens in chart repositories. Imports {@code java.*} and the other model packages of {@code
 * dev.wheelhouse.events}.
 */
package dev.wheelhouse.events.chart;
