// Stops evaluations that run too long, at no cost to those that do not: a count hook slows every instruction by a
// third, so the fast path runs without one. A thread looks at every state now and then; where it meets the same
// evaluation twice, it signals the state's own thread, whose handler sets the hook. Lua's own thread sets it, as
// lua_sethook allows from a signal handler: another thread would race with the interpreter.

#include "internal.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

const uint32_t dh_watchdog_ms = 50;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static dh_state *states; // under the lock
static _Thread_local dh_state *volatile running;

static int stop_signal(void) { return SIGRTMIN + 5; }

static void arm(dh_state *state) {
    atomic_store(&state->armed, true);
    lua_sethook(state->lua, dh_stop_hook_raising, LUA_MASKCOUNT, 1);
}

static void handle_stop(int number) {
    (void)number;
    dh_state *state = running;
    if (state && dh_turn_is_over(state)) arm(state); // else it ended meanwhile
}

static void stop(dh_state *state, pthread_t thread) {
#if __has_feature(thread_sanitizer)
    // That tool holds signals back until the thread calls it, which a loop in Lua never does.
    (void)thread;
    arm(state);
#else
    (void)state;
    pthread_kill(thread, stop_signal());
#endif
}

/// CPU nanoseconds a thread has used.
static int64_t cpu_of(pthread_t thread) {
    clockid_t clock;
    struct timespec used;
    if (pthread_getcpuclockid(thread, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
    return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

/// An evaluation is over its deadline when it was there at the last look and its thread has worked since: one that
/// only waited for a processor is innocent.
static void look(dh_state *state) {
    uint64_t turn = atomic_load(&state->turn);
    if ((turn & 1) == 0) return;
    pthread_t thread = atomic_load(&state->thread);
    int64_t cpu = cpu_of(thread);
    if (turn != state->seen_turn) {
        state->seen_turn = turn;
        state->seen_cpu = cpu;
    } else if (cpu - state->seen_cpu >= (int64_t)dh_watchdog_ms * 1000000 / 2) {
        atomic_store(&state->stop_turn, turn);
        stop(state, thread);
    }
}

static void *watch(void *unused) {
    (void)unused;
    struct timespec pause = {0, (long)dh_watchdog_ms * 1000000};
    for (;;) {
        nanosleep(&pause, NULL);
        pthread_mutex_lock(&lock);
        for (dh_state *state = states; state; state = state->next) look(state);
        pthread_mutex_unlock(&lock);
    }
    return NULL;
}

static void start(void) {
    struct sigaction action = {0};
    action.sa_handler = handle_stop;
    action.sa_flags = SA_RESTART;
    sigaction(stop_signal(), &action, NULL);
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old); // signals of the process are not for the watchdog
    pthread_t thread;
    if (pthread_create(&thread, NULL, watch, NULL) != 0) abort(); // without it nothing stops an endless loop
    pthread_detach(thread);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
}

void dh_watch(dh_state *state) {
    pthread_once(&once, start);
    pthread_mutex_lock(&lock);
    state->next = states;
    states = state;
    pthread_mutex_unlock(&lock);
}

void dh_unwatch(dh_state *state) {
    pthread_mutex_lock(&lock);
    for (dh_state **link = &states; *link; link = &(*link)->next) {
        if (*link == state) {
            *link = state->next;
            break;
        }
    }
    pthread_mutex_unlock(&lock);
}

/// Threads of a pool often block every signal; the one that stops must come through.
static void admit_stop(void) {
    static _Thread_local bool admitted;
    if (admitted) return;
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, stop_signal());
    pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
    admitted = true;
}

void dh_turn_begin(dh_state *state) {
    admit_stop();
    running = state;
    atomic_store(&state->thread, pthread_self());
    atomic_fetch_add(&state->turn, 1);
}

bool dh_turn_is_over(const dh_state *state) {
    return atomic_load(&state->turn) == atomic_load(&state->stop_turn);
}

void dh_turn_end(dh_state *state) {
    atomic_fetch_add(&state->turn, 1);
    running = NULL;
    if (!atomic_exchange(&state->armed, false)) return;
    lua_sethook(state->lua, NULL, 0, 0);
}
