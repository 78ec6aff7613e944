/**
 * Handlers: each does one kind of command and never picks the next. They use ports only; they may
 * block, and may answer later from another thread.
 */
package dev.wheelhouse.worker.action;
