/* Lets writing go wrong below one folder, as HEP_FAULT_MODE (a file's first word) says, and records what is written.
   LD_PRELOAD=shim.so HEP_FAULT_FOLDER=/dir HEP_FAULT_MODE=/file HEP_FAULT_RECORD=/file program
   Modes: ok | ENOSPC | EIO | ENODEV | EROFS | short | slow.  No root is needed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static int record_fd = -2;

static int ours(int fd, char *path, size_t size) {
  char link[64];
  const char *folder = getenv("HEP_FAULT_FOLDER");
  if (!folder) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static void mode(char *word) {
  const char *file = getenv("HEP_FAULT_MODE");
  strcpy(word, "ok");
  if (!file) return;
  long fd = syscall(SYS_openat, AT_FDCWD, file, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return;
  ssize_t length = syscall(SYS_read, (int)fd, word, 15L);
  syscall(SYS_close, (int)fd);
  word[length > 0 ? length : 0] = 0;
  word[strcspn(word, " \n")] = 0;
}

static int fault(const char *word) {
  int error = !strcmp(word, "ENOSPC") ? ENOSPC : !strcmp(word, "EIO") ? EIO : !strcmp(word, "ENODEV") ? ENODEV
            : !strcmp(word, "EROFS") ? EROFS : 0;
  if (error) errno = error;
  return error;
}

/* one record: kind, length of path, offset, length of data; then path and data */
static void record(char kind, const char *path, int64_t offset, const void *data, uint32_t length) {
  const char *file = getenv("HEP_FAULT_RECORD");
  if (!file) return;
  if (record_fd == -2) record_fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (record_fd < 0) return;
  uint32_t named = (uint32_t)strlen(path), stored = data ? length : 0;
  size_t whole = 1 + 4 + 8 + 4 + named + stored;
  char *buffer = malloc(whole), *at = buffer;
  *at++ = kind;
  memcpy(at, &named, 4); at += 4;
  memcpy(at, &offset, 8); at += 8;
  memcpy(at, &stored, 4); at += 4;
  memcpy(at, path, named); at += named;
  if (stored) memcpy(at, data, stored);
  syscall(SYS_write, record_fd, buffer, whole);
  free(buffer);
}

static ssize_t write_at(int fd, const void *data, size_t size, int64_t offset) {
  char path[4096], word[16];
  int mine = ours(fd, path, sizeof path);
  if (mine) {
    mode(word);
    if (fault(word)) return -1;
    if (!strcmp(word, "short") && size > 1) size = (size + 1) / 2;
    if (offset < 0) offset = syscall(SYS_lseek, fd, 0L, SEEK_CUR);
  }
  ssize_t done = syscall(SYS_pwrite64, fd, data, size, offset);
  if (mine && done > 0) record('w', path, offset, data, (uint32_t)done);
  return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) { return write_at(fd, data, size, offset); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return write_at(fd, data, size, offset); }

ssize_t write(int fd, const void *data, size_t size) {
  char path[4096], word[16];
  if (!ours(fd, path, sizeof path)) return syscall(SYS_write, fd, data, size);
  mode(word);
  if (fault(word)) return -1;
  if (!strcmp(word, "short") && size > 1) size = (size + 1) / 2;
  int64_t offset = syscall(SYS_lseek, fd, 0L, SEEK_CUR);
  ssize_t done = syscall(SYS_write, fd, data, size);
  if (done > 0) record('w', path, offset, data, (uint32_t)done);
  return done;
}

static int synced(int fd, long call) {
  char path[4096], word[16];
  if (ours(fd, path, sizeof path)) {
    mode(word);
    if (fault(word)) return -1;
    if (!strcmp(word, "slow")) { struct timespec wait = {0, 150000000}; nanosleep(&wait, 0); }
    record('s', path, 0, 0, 0);
    if (syscall(SYS_gettid) == getpid()) record('m', path, 0, 0, 0);  /* the window's own thread had to wait */
  }
  return (int)syscall(call, fd);
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int cut(int fd, int64_t size) {
  char path[4096], word[16];
  if (ours(fd, path, sizeof path)) {
    mode(word);
    if (fault(word)) return -1;
    record('t', path, size, 0, 0);
  }
  return (int)syscall(SYS_ftruncate, fd, size);
}

int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off_t size) { return cut(fd, size); }

int unlink(const char *path) {
  const char *folder = getenv("HEP_FAULT_FOLDER");
  char word[16];
  if (folder && !strncmp(path, folder, strlen(folder))) {
    mode(word);
    if (fault(word)) return -1;
    record('u', path, 0, 0, 0);
  }
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
