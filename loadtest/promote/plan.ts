import type { Random } from "../random.ts";

/** What becomes of the owner of some contests when the database is lost. */
export const promotionKinds = {
  alive: "owner alive",
  dead: "owner dead",
  cutOff: "owner cut off",
} as const;
export type PromotionKind = keyof typeof promotionKinds;
export const promotionNames = Object.keys(promotionKinds) as readonly PromotionKind[];

const deadShare = 0.2;
const cutOffShare = 0.06;

/** So many promotions in an order that the dice say: of three and more, each kind at least once. */
export function planOf(count: number, random: Random): readonly PromotionKind[] {
  const share = (of: number, from: number) => (count < from ? 0 : Math.max(1, Math.round(of * count)));
  const dead = share(deadShare, 2);
  const cutOff = share(cutOffShare, 3);
  const left: PromotionKind[] = [
    ...Array<PromotionKind>(dead).fill("dead"),
    ...Array<PromotionKind>(cutOff).fill("cutOff"),
    ...Array<PromotionKind>(count - dead - cutOff).fill("alive"),
  ];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)).flat();
}
