import type { BoatColour, BoatDesign, SailPattern } from "../boats/boatDesign.ts";

const sails: Readonly<Record<SailPattern, (ground: BoatColour, charge: BoatColour) => string>> = {
  plain: (ground) => `plain ${ground} sail`,
  cross: (ground, charge) => `${ground} sail with a ${charge} cross`,
  halves: (ground, charge) => `sail half ${charge}, half ${ground}`,
  disc: (ground, charge) => `${ground} sail with a ${charge} disc`,
  stripes: (ground, charge) => `${ground} sail with ${charge} stripes`,
  saltire: (ground, charge) => `${ground} sail with a slanting ${charge} cross`,
  quarters: (ground, charge) => `sail in ${charge} and ${ground} quarters`,
  border: (ground, charge) => `${ground} sail with a ${charge} border`,
  triangle: (ground, charge) => `${ground} sail with a ${charge} triangle`,
  chequers: (ground, charge) => `sail in ${charge} and ${ground} chequers`,
  bands: (ground, charge) => `sail ${ground} above, ${charge} below`,
  diagonal: (ground, charge) => `sail ${charge} and ${ground}, parted aslant`,
};

export const boatWords = {
  /** For those who do not see it. */
  name: ({ hull, sailPattern, sailColours: { ground, charge }, sailNumber }: BoatDesign) =>
    `${hull} hull, ${sails[sailPattern](ground, charge)}, number ${sailNumber}`,
  own: (number: number) => `You sail boat ${number}`,
  chooseAnother: "Choose another boat",
  free: "Boats that nobody sails",
  take: "Take this boat",
  noneFree: "All boats are taken.",
};
