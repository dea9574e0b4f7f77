import type { BoatColour, SailPattern } from "../boats/boatDesign.ts";
import type { boatWords as english } from "./enBoats.ts";

/** A colour as it is; with it, of one and of several; of several. */
const colours: Readonly<Record<BoatColour, readonly [string, string, string, string]>> = {
  white: ["белый", "белым", "белыми", "белых"],
  yellow: ["жёлтый", "жёлтым", "жёлтыми", "жёлтых"],
  green: ["зелёный", "зелёным", "зелёными", "зелёных"],
  red: ["красный", "красным", "красными", "красных"],
  blue: ["синий", "синим", "синими", "синих"],
};

const is = (colour: BoatColour) => colours[colour][0];
const withOne = (colour: BoatColour) => colours[colour][1];
const withSeveral = (colour: BoatColour) => colours[colour][2];
const ofSeveral = (colour: BoatColour) => colours[colour][3];

const sails: Readonly<Record<SailPattern, (ground: BoatColour, charge: BoatColour) => string>> = {
  plain: (ground) => `${is(ground)} парус без рисунка`,
  cross: (ground, charge) => `${is(ground)} парус с ${withOne(charge)} крестом`,
  halves: (ground, charge) => `парус наполовину ${is(charge)}, наполовину ${is(ground)}`,
  disc: (ground, charge) => `${is(ground)} парус с ${withOne(charge)} кругом`,
  stripes: (ground, charge) => `${is(ground)} парус с ${withSeveral(charge)} полосами`,
  saltire: (ground, charge) => `${is(ground)} парус с ${withOne(charge)} косым крестом`,
  quarters: (ground, charge) => `парус из ${ofSeveral(charge)} и ${ofSeveral(ground)} четвертей`,
  border: (ground, charge) => `${is(ground)} парус с ${withOne(charge)} краем`,
  triangle: (ground, charge) => `${is(ground)} парус с ${withOne(charge)} треугольником`,
  chequers: (ground, charge) => `парус из ${ofSeveral(charge)} и ${ofSeveral(ground)} клеток`,
  bands: (ground, charge) => `парус сверху ${is(ground)}, снизу ${is(charge)}`,
  diagonal: (ground, charge) => `парус наискось ${is(charge)} и ${is(ground)}`,
};

export const boatWords: typeof english = {
  name: ({ hull, sailPattern, sailColours: { ground, charge }, sailNumber }) =>
    `${is(hull)} корпус, ${sails[sailPattern](ground, charge)}, номер ${sailNumber}`,
  own: (number) => `Ваша лодка — номер ${number}`,
  chooseAnother: "Выбрать другую лодку",
  free: "Свободные лодки",
  take: "Взять эту лодку",
  noneFree: "Все лодки заняты.",
};
