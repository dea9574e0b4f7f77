import { options } from "preact";

// Preact runs effects after a frame, or after a timer when none is drawn: one that is still due when a test ends would find
// the page gone. In tests they run as soon as what rendered them is done.
options.requestAnimationFrame = (flush) => queueMicrotask(flush);
