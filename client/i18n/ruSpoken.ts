/** «с» becomes «со» before «второго» and «сто»: the «о» that is to be added before an ordinal, or nothing. Со 2-го, с 22-го, со 101-го. */
export function beforeOrdinal(n: number): string {
  // 100: «сотого».
  return n === 2 || (n !== 100 && beginsWithSto(n)) ? "о" : "";
}

/** The same before a number of things: с 2 командами, со 100 командами. */
export function beforeCount(n: number): string {
  return beginsWithSto(n) ? "о" : "";
}

/** 100 to 199, of anything, thousands too. */
function beginsWithSto(n: number): boolean {
  let first = n;
  while (first >= 1000) first = Math.floor(first / 1000);
  return first >= 100 && first < 200;
}
