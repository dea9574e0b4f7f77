/** For what brings its own program. */
export const emptyPage =
  '<!doctype html><html lang="en"><head><title>Regatta</title><meta name="viewport" content="width=device-width"></head><body><div id="app"></div></body></html>';
