// Bundled and sent into a page, to show other tasks in it as the product would.
export { renderStatement } from "../../text/statement.ts";
