//! Asynchronous iteration: not supported beyond its name.
