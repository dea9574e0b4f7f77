/** The state is immutable, so what was made of a part of it is remembered by the part itself. SEE7 */
export function remembering<Part extends object, Made extends object>(make: (part: Part) => Made) {
  const made = new WeakMap<Part, Made>();
  return (part: Part): Made => {
    const known = made.get(part) ?? make(part);
    made.set(part, known);
    return known;
  };
}
