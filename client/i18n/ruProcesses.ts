/** Why one of several processes does not serve a request. WAY1 */
export const processProblems = {
  wrong_process: () => "Этот адрес ведёт к другой части сервера. Обновите страницу.",
};
