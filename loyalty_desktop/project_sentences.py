"""The sentences of project files and of work that was not saved; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

PROJECT_SENTENCES: dict[str, str] = {
    "project_other_file": N_("{file} is not a Loyalty Desktop project. Choose a file that ends in .loyalty."),
    "project_is_folder": N_("{file} is a folder. Please choose a project file."),
    "project_damaged": N_(
        "The project {file} is damaged or incomplete and was left as it is. Open a back-up of it instead."
    ),
    "project_newer": N_(
        "The project {file} was saved by a newer version of Loyalty Desktop. Install that version to open it."
    ),
    "project_part_unusable": N_(
        "The project {file} cannot be opened: what it says at {where} makes no sense. The file was left as it "
        "is; open a back-up of it instead."
    ),
    "project_part_unknown": N_(
        "The project {file} holds something at {where} that this version does not know and would lose. The file "
        "was left as it is."
    ),
    "project_disk_full": N_(
        "The project {file} was not saved: there is no room left in {folder}. Make room or save it elsewhere."
    ),
    "project_read_only": N_(
        "The project {file} was not saved: {folder} may not be written to. Save it in another folder."
    ),
    "project_not_saved": N_(
        "The project {file} was not saved. Check that {folder} is still there, or save it in another folder."
    ),
    "project_open_on": N_(
        "{file} is already open, in another window or on the PC {pc}. A copy is shown here: close the project there, "
        "or save this copy under another name."
    ),
    "project_open_elsewhere": N_(
        "{file} is already open in another window. A copy is shown here: close the project there, or save this copy "
        "under another name."
    ),
    "work_not_kept": N_(
        "Work that you have not saved would be lost in a crash: it cannot be kept in {folder}. Save your project now."
    ),
    "work_beside_project": N_(
        "{file} was saved after this work was done. The work is opened as a project of its own, so that nothing is "
        "lost: save it under another name."
    ),
}
