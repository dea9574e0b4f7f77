/** Why one of several processes does not serve a request. WAY1 */
export const processProblems = {
  wrong_process: () => "This address leads to another part of the server. Reload the page.",
};
