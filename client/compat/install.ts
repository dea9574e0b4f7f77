import { completeBrowser } from "./completeBrowser.ts";

// A module of its own, so that it is done before the modules imported after it.
completeBrowser();
