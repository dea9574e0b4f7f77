/** Of the organizer of every run's server, which nobody but the run can reach. */
export const loadPassword = "load-test-password";
