package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import java.util.ArrayList;
import java.util.List;

/** The buttons under messages. */
final class Buttons {

    private final Texts texts;

    Buttons(Texts texts) {
        this.texts = texts;
    }

    /** What can be done with a work item; a closed one can only be looked at. */
    List<List<Button>> task(ProjectName project, TaskView task) {
        List<List<Button>> rows = new ArrayList<>();
        List<Button> last = new ArrayList<>();
        if (!Words.isClosed(task)) {
            rows.add(List.of(does(Action.Verb.DONE, project, task), does(Action.Verb.ASSIGN, project, task)));
            last.add(does(Action.Verb.MUTE, project, task));
        }
        last.addAll(opens(task.url()));
        if (!last.isEmpty()) {
            rows.add(last);
        }
        return rows;
    }

    List<List<Button>> page(String url) {
        List<Button> open = opens(url);
        return open.isEmpty() ? List.of() : List.of(open);
    }

    /** To the pages before and after one of several. */
    List<List<Button>> turn(int page, int pages) {
        List<Button> row = new ArrayList<>();
        if (page > 0) {
            row.add(new Button(
                    texts.html("button.previous", page), Action.page(page - 1).text(), null));
        }
        if (page < pages - 1) {
            row.add(new Button(
                    texts.html("button.next", page + 2), Action.page(page + 1).text(), null));
        }
        return row.isEmpty() ? List.of() : List.of(row);
    }

    private List<Button> opens(String url) {
        return TelegramHtml.isAddress(url) ? List.of(new Button(texts.html("button.open"), null, url)) : List.of();
    }

    private Button does(Action.Verb verb, ProjectName project, TaskView task) {
        String label =
                switch (verb) {
                    case DONE -> "button.done";
                    case ASSIGN -> "button.assign";
                    case MUTE -> "button.mute";
                    case PAGE -> "button.next";
                };
        return new Button(texts.html(label), new Action(verb, project.id(), task.id()).text(), null);
    }
}
