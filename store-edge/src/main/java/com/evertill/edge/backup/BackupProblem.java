package com.evertill.edge.backup;

/** Why there is no backup where there should be one. Selling goes on in each case. */
public enum BackupProblem {
    THE_BACKUP_FOLDER_CANNOT_BE_WRITTEN("Look whether its disk is there, has room and may be written by this service."),
    THE_BACKUP_IS_NOT_SOUND(
            "The copy could not be read back: replace the disk of the backups. Run 'evertill verify' on the journal as well."),
    THE_BACKUP_IS_OVERDUE("It has been at work for long, or the clock jumped: look at the disk of the backups.");

    private final String hint;

    BackupProblem(String hint) {
        this.hint = hint;
    }

    /** What a person can do. */
    public String hint() {
        return hint;
    }
}
