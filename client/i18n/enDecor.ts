/** The pink theme's figures. */
export const decorWords = {
  title: "Decoration",
  girl: "The girl",
  kitten: "The kitten",
  help: "Drag, or move with the arrow keys. Home and Escape lead back to the lower edge; Escape cancels a drag.",
  answers: { girl: "The girl waves.", kitten: "The kitten purrs." },
};
