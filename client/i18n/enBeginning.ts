import { createFormat } from "./format.ts";

type Params = Readonly<Record<string, string | number>>;

const { integer, plural } = createFormat("en");

export const beginningWords = {
  forTeachers: "For teachers: the console",
  passwordTitle: "Choose your password",
  passwordLead:
    "Regatta runs here for the first time. With this password you, the teacher, get to your contests; pupils need none.",
  loginHint: "Under this name you sign in from now on",
  passwordHint: "At least 8 characters",
  passwordShort: "This is too short: at least 8 characters.",
  showPassword: "Show the password",
  hidePassword: "Hide the password",
  setPassword: "Set it and begin",
  tiles: "Begin a contest",
  demoTitle: "Play a demo now",
  demoText: "One click, and its lobby is open: pupils can come in.",
  demoOpening: "Opening the lobby …",
  tableTitle: "Bring a table",
  tableText: "Your own tasks from a spreadsheet, or a contest that was saved as a file.",
  chooseTable: "Choose or paste a table",
};

export const beginningRefusals = {
  link_over: () =>
    "This link does not work any more. Until a password is set, Regatta prints a new one at each start.",
  password_set: () => "A password was set already. Sign in with it.",
  demo_too_often: ({ seconds }: Params) =>
    seconds === undefined
      ? "Many demos were opened within a short time. Wait a moment and try again."
      : `Many demos were opened within a short time. Try again in ${integer(Number(seconds))} ${plural(Number(seconds), { one: "second", other: "seconds" })}.`,
};
