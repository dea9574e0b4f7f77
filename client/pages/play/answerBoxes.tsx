import type { ComponentType } from "preact";
import type { CheckerKind, ReaderOf } from "../../../shared/contest/checkers/readers.ts";
import { ChoiceInput } from "./ChoiceInput.tsx";
import { WrittenInput } from "./WrittenInput.tsx";

export interface AnswerInputProps<Kind extends CheckerKind> {
  readonly reader: ReaderOf<Kind>;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly language: string;
  /** The form that it is sent with, for what stands apart from it; none where nothing is sent. */
  readonly formId?: string;
}

interface AnswerBox<Kind extends CheckerKind> {
  readonly Input: ComponentType<AnswerInputProps<Kind>>;
  /** Whether people know an answer by what they typed. Else what is kept is for the program, and they see what it reads as. */
  readonly isTyped: boolean;
}

/** How each kind is answered. */
const answerBoxes: { readonly [Kind in CheckerKind]: AnswerBox<Kind> } = {
  number: { Input: WrittenInput, isTyped: true },
  text: { Input: WrittenInput, isTyped: true },
  choice: { Input: ChoiceInput, isTyped: false },
};

export function AnswerInput<Kind extends CheckerKind>(props: AnswerInputProps<Kind>) {
  const { Input } = answerBoxes[props.reader.kind];
  return <Input {...props} />;
}

export function isTyped(kind: CheckerKind): boolean {
  return answerBoxes[kind].isTyped;
}
