/**
 * How long takes what programs move, in ms: README.md says what for. What style sheets move is in tokens.css; where both have a name,
 * they agree.
 */
export const motionTimes = {
  press: 110,
  close: 150,
  open: 190,
  turned: 620,
  grow: 170,
  settle: 420,
  shake: 60,
  overtake: 700,
  sail: 1_400,
  gust: 2_600,
  bump: 1_600,
  count: 1_200,
  verdict: 320,
  sink: 360,
  purse: 300,
} as const;
