import { type ComponentChildren, Fragment } from "preact";

/** The parts of a line, a dot between each two. */
export function Dotted({ parts }: { readonly parts: readonly ComponentChildren[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && " · "}
          {part}
        </Fragment>
      ))}
    </>
  );
}
