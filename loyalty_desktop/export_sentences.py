"""The sentences about writing reports: what stands in the way of a file, what was written; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

EXPORT_SENTENCES: dict[str, str] = {
    "export_stopped": N_("The export was stopped. Nothing was written."),
    "export_no_figures": N_("There are no figures to export now. Undo the last change, or choose a loyalty question."),
    "export_busy": N_("A report is being written already. Wait until it is there, or stop it first."),
    "export_forgotten": N_("The report was not written, as another project was opened before its figures were there."),
    "picture_forgotten": N_("The picture was not made, as another project was opened before its figures were there."),
    "export_other_kind": N_("{file} is a folder where a file is to be, or the other way round. Choose another name."),
    "export_no_folder": N_("The folder {folder} is not there. Choose another folder."),
    "export_no_name": N_("No free name like {file} was found. Choose another name."),
    "export_in_use": N_(
        "{file} is open in another program, such as Excel or PowerPoint. Close it there, or use another name."
    ),
    "export_maybe_in_use": N_(
        "{file} seems to be open in another program, or that program crashed. Close it there, use another name, or "
        "replace it if you are sure."
    ),
    "export_all_the_same": N_("Replace it"),
    "export_edited": N_("The project was changed meanwhile. The report shows it as it was when it was ordered."),
    "picture_written": N_("The picture was saved: {files}."),
    "export_disk_full": N_("There is no room for {file} on the disk. Free some space, or choose another folder."),
    "export_read_only": N_("Nothing may be written to the folder {folder}. Choose another folder."),
    "export_waits": N_("Working out the figures for the report…"),
    "export_under_way": N_("Writing the report: {percent}% done."),
    "export_stop": N_("Stop the export"),
    "export_written": N_("The report was written: {files}."),
    "export_pictures_written": N_("{count} pictures were written to {folder}."),
    "pictures_replaced": N_("{count} pictures of an earlier report in {folder} were replaced."),
    "pictures_left": N_("{count} pictures of an earlier report are still in {folder}: {files}."),
    "export_open": N_("Open {file}"),
    "export_show_folder": N_("Show the folder"),
    "export_elsewhere": N_("Write as “{file}”"),
    "export_again": N_("Try again"),
    "export_not_opened": N_("{file} could not be opened. It is in the folder {folder}."),
    "picture_under_way": N_("Working out the figures for the picture…"),
    "list_unwritable": N_("Shift_JIS lacks {count} characters of this list; {sign} stands in their place."),
    "list_unwritable_cell": N_("Row {row}, {column}: {signs}"),
    "list_unwritable_more": N_("… and in {count} more cells"),
    "copied_picture": N_("The picture “{name}” was copied. Paste it where you need it."),
    "copied_table": N_("The table was copied ({count} rows). Paste it where you need it."),
    "picture_gone": N_("There is no such picture in the report, as the figures for it are missing."),
    # on the command line
    "report_suffix": N_("{option} writes a {suffix} file; call it so instead of {file}."),
    "report_twice": N_("Two outputs have the same name. Give each its own."),
    "report_needs": N_("{option} says something about {other}, which is not asked for. Add {other}."),
    "report_hides_live": N_(
        "Small groups cannot be hidden in a workbook that holds every answer. Choose one of the two."
    ),
    "report_hides_earlier": N_(
        "Slides made earlier may hold the small groups that are to be hidden. Write new slides, or do not hide them."
    ),
    "report_section": N_("There is no part called {name}. The parts are: {names}."),
    # PDF
    "pages_lack_fonts": N_(
        "The PDF was not written: this PC has no font for letters of this report, such as {letters}. "
        "Install a font that has them, for Japanese for example Noto Sans CJK JP, and try again."
    ),
    "pages_not_set": N_(
        "The PDF could not be made ({why}). Nothing was written. Write the report as Excel or PowerPoint instead."
    ),
    # slides
    "deck_written": N_("{count} slides were written."),
    "deck_refreshed": N_(
        "Slides with new figures: {count}. Added: {added}. Hidden: {hidden}. Taken out: {taken}. "
        "Your own, kept as they are: {own}."
    ),
    "deck_foretold": N_(
        "When you write: slides that get new figures: {count}. To be added: {added}. To be hidden: {hidden}. "
        "To be taken out: {taken}. Your own, kept as they are: {own}."
    ),
    "deck_slides_gone": N_(
        "Hidden, because you worked on them and the report has them no longer: {names}. They still hold earlier "
        "figures; delete them before you pass the deck on to people who must not see them."
    ),
    "deck_slides_added": N_("New in this wave: {names}."),
    "deck_slides_taken_out": N_("Taken out, because the report has them no longer: {names}."),
    "deck_edits_kept": N_("Your edits to titles or texts were kept on {count} slides: {names}."),
    "deck_cells_replaced": N_(
        "Tables that you changed by hand hold the new figures now, without your changes: {names}. The earlier deck "
        "still has them."
    ),
    "deck_template_unused": N_(
        "The template was not used: slides that are brought up to date keep the design of their deck."
    ),
    "deck_slides_deleted": N_("{count} slides that you deleted were not added again: {names}."),
    "deck_cancelled": N_("The deck was not written: it was stopped."),
    "deck_missing": N_("The deck {file} was not found, or may not be opened. Choose it again."),
    "deck_unknown": N_("{file} is not a PowerPoint deck. Choose a .pptx or .potx file."),
    "deck_old_or_locked": N_(
        "{file} is in the old PowerPoint format or has a password. Open it in PowerPoint, save it as .pptx without a "
        "password, and choose that file."
    ),
    "deck_damaged": N_("{file} is damaged. Open it in PowerPoint, save it again, and choose that file."),
    "deck_macros": N_(
        "{file} holds macros and is not used. Save it in PowerPoint as .pptx or .potx, and choose that file."
    ),
    "deck_too_large": N_("{file} unpacks to more than a deck can hold. Choose a smaller one."),
}
