/**
 * The oldest browsers that the pages are built for, in Vite's words: what schools have, iPads that stay on iPadOS 15
 * among them. `builtPages.test.ts` holds the built files to the oldest Safari of these.
 */
export const oldestBrowsers = ["safari15", "ios15", "chrome94", "edge94", "firefox93"];
