import type { Signal } from "@preact/signals";
import { createContext } from "preact";

/**
 * Whether something lies over the whole page. Dialogs, which browsers show above everything, wait beneath it as they are, and
 * let the page be read meanwhile. Null where nothing ever does. CVR1 CDN1
 */
export const VeilContext = createContext<Signal<boolean> | null>(null);
