// Runs a program and says what it used: C, because fork and exec leave no room for a runtime in between.

#include "internal.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static bool run(char *const *arguments, const char *output, cy_usage *usage) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t process;
    double start = cy_clock();
    int failed = posix_spawn(&process, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed) return false;
    int status;
    struct rusage used;
    if (wait4(process, &status, 0, &used) != process) return false;
    usage->wall = cy_clock() - start;
    usage->cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
    usage->resident = (int64_t)used.ru_maxrss * 1024;
    usage->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
}

bool cy_run(const char *arguments, size_t count, const char *output, cy_usage *usage) {
    char **list = calloc(count + 1, sizeof *list);
    if (!list) return false;
    for (size_t index = 0; index < count; index++, arguments += strlen(arguments) + 1) list[index] = (char *)arguments;
    bool worked = run(list, output, usage);
    free(list);
    return worked;
}
