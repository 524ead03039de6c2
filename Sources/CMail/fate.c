// Why this is C and not Swift: libesmtp's events are variadic.
#include "session.h"

#include <errno.h>
#include <stdio.h>

// The first refusal on the way, or the answer to the text, or NULL: libesmtp's return value says nothing about it.
//
// The library writes down a code as soon as it has read it; only an answer that came whole counts.
static const smtp_status_t *answer(const cm_item *item) {
    const smtp_status_t *steps[] = {
        item->sender_answered ? smtp_reverse_path_status(item->message) : NULL,
        item->recipient_answered ? smtp_recipient_status(item->recipient) : NULL,
        item->text_answered ? smtp_message_transfer_status(item->message) : NULL,
    };
    // Without a recipient the text is refused as well (503); the recipient's answer is the reason.
    for (size_t i = 0; i < 3; i++) {
        if (steps[i] && steps[i]->code >= 400 && steps[i]->code < 600) return steps[i];
    }
    // 250 to a text that was never sent means nothing.
    bool accepted = item->begun && steps[2] && steps[2]->code >= 200 && steps[2]->code < 300;
    return accepted ? steps[2] : NULL;
}

// Whether a refusal is about us and not about the message: at MAIL FROM, or because we are not logged in as it wants.
static bool is_about_us(const cm_item *item, const smtp_status_t *status) {
    if (!status || status->code < 500) return false;
    bool wants_login = status->code == 530 || status->code == 535 || status->code == 538;
    return wants_login || (item->sender_answered && status == smtp_reverse_path_status(item->message));
}

// The watch may open files and connections of its own, which are none of the session's.
static void report_next(cm_session *session) {
    size_t index = session->reported++;
    const cm_item *item = &session->items[index];
    const smtp_status_t *status = item->message && item->recipient ? answer(item) : NULL;
    cm_fate fate = is_about_us(item, status) ? CM_REJECTED : status ? CM_ANSWERED : item->begun && !item->cut ? CM_UNKNOWN : CM_UNSENT;
    // The library takes the enhanced code (RFC 3463) out of a refusal's words; whom it blames stands there.
    char words[CM_WORDS_SIZE];
    const char *text = status ? status->text : NULL;
    if (status && status->code >= 500 && status->enh_class > 0) {
        snprintf(words, sizeof words, "%d.%d.%d %s", status->enh_class, status->enh_subject, status->enh_detail,
                 text ? text : "");
        text = words;
    }
    cm_session *current = cm_current;
    cm_current = NULL;
    session->watch.on_fate(session->context, index, fate, status ? status->code : 0, text);
    cm_current = current;
}

void cm_report_rest(cm_session *session) {
    // A text that nobody waited for an answer to was left half-way by the library.
    if (session->writing) session->writing->cut = true;
    while (session->reported < session->count) report_next(session);
}

// Those before it were passed over by the library, which goes on after answers that are none.
static void report_through(cm_session *session, const cm_item *item) {
    while (session->reported < session->count && session->items + session->reported <= item) report_next(session);
}

static void begin(cm_session *session, cm_item *item) {
    if (item->begun) return;
    item->begun = true;
    cm_session *current = cm_current;
    cm_current = NULL;
    session->watch.on_begin(session->context, (size_t)(item - session->items));
    cm_current = current;
    cm_begin_text(session, item);
}

static cm_item *item_of(smtp_message_t message) {
    return message ? smtp_message_get_application_data(message) : NULL;
}

static void message_event(cm_session *session, int event, va_list arguments) {
    if (event == SMTP_EV_MAILSTATUS) {
        (void)va_arg(arguments, const char *);
        cm_item *item = item_of(va_arg(arguments, smtp_message_t));
        if (!item) return;
        item->sender_answered = true;
        if (answer(item)) report_through(session, item);
    } else if (event == SMTP_EV_RCPTSTATUS) {
        (void)va_arg(arguments, const char *);
        cm_item *item = smtp_recipient_get_application_data(va_arg(arguments, smtp_recipient_t));
        if (item) item->recipient_answered = true;
    } else if (event == SMTP_EV_MESSAGEDATA) {
        cm_item *item = item_of(va_arg(arguments, smtp_message_t));
        if (item) begin(session, item);
    } else if (event == SMTP_EV_MESSAGESENT) { // comes with refusals too
        cm_item *item = item_of(va_arg(arguments, smtp_message_t));
        if (!item) return;
        item->text_answered = true;
        report_through(session, item);
    }
}

void cm_event(smtp_session_t smtp, int event, void *argument, ...) {
    (void)smtp;
    cm_session *session = argument;
    int problem = errno; // the library looks at it after its calls to us
    va_list arguments;
    va_start(arguments, argument);
    if (event == SMTP_EV_CONNECT) {
        session->connected = true;
    } else if (event == SMTP_EV_EXTNA_STARTTLS || event >= SMTP_EV_WEAK_CIPHER) {
        cm_tls_event(session, event, arguments);
    } else {
        message_event(session, event, arguments);
    }
    va_end(arguments);
    errno = problem;
}
