/** Cards side by side in twos, in their order as far as it goes; a wide one has a row of its own. */
export function rowsOfCards<Card>(
  cards: readonly Card[],
  isWide: (card: Card) => boolean,
): readonly (readonly Card[])[] {
  const rows: Card[][] = [];
  let open: Card[] | null = null;
  for (const card of cards) {
    if (isWide(card)) rows.push([card]);
    else if (open) {
      open.push(card);
      open = null;
    } else {
      open = [card];
      rows.push(open);
    }
  }
  return rows;
}
