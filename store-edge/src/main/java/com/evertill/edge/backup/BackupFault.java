package com.evertill.edge.backup;

/** A backup could not be made. The journal has nothing of it. */
final class BackupFault extends Exception {
    private static final long serialVersionUID = 1;

    private final BackupProblem problem;

    BackupFault(BackupProblem problem, String detail, Throwable cause) {
        super(problem + ": " + detail + ". " + problem.hint(), cause);
        this.problem = problem;
    }

    BackupFault(BackupProblem problem, String detail) {
        super(problem + ": " + detail + ". " + problem.hint());
        this.problem = problem;
    }

    BackupProblem problem() {
        return problem;
    }
}
