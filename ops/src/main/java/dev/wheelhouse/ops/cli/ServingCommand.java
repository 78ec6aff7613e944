package dev.wheelhouse.ops.cli;

/** Marks commands that run until they are stopped and so tell in their log what they do. */
interface ServingCommand {}
