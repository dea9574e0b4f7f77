/** What leads from one card to the next. */
export const flowWords = {
  next: "Next card",
  nextHint: "Ctrl + Enter",
  rightOptions: "Which are right?",
  rightOptionsNone: "Write the options first, one a line.",
  counting: "These make a difference, too",
  differences: {
    case: "capitals",
    spaces: "spaces",
    yo: "ё and е",
    quotes: "quotes",
    dashes: "dashes",
  },
};
