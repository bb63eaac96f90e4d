package sandbox

import (
	"fmt"
	"os"
	"runtime"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/sys/unix"
)

// allowed are the system calls that Go's runtime and the packages of cells need: memory, threads, time, and files that
// Landlock lets them open. No sockets, no exec, no signals to others, no change of rights, owners or limits. Names that an
// architecture does not have are left out.
var allowed = []string{
	// memory
	"brk", "madvise", "mincore", "mmap", "mprotect", "mremap", "munmap", "membarrier",
	// threads, signals of our own, the scheduler
	"arch_prctl", "exit", "exit_group", "futex", "getpid", "getppid", "gettid", "restart_syscall", "rseq",
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sched_getaffinity", "sched_yield", "set_robust_list", "set_tid_address", "sigaltstack",
	// time, randomness, what machine this is
	"clock_getres", "clock_gettime", "clock_nanosleep", "getrandom", "getrusage", "gettimeofday", "nanosleep", "sysinfo", "times", "uname",
	"getegid", "geteuid", "getgid", "getuid",
	// waiting for descriptors
	"epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_pwait2", "epoll_wait", "eventfd2", "pipe2", "poll", "ppoll", "pselect6", "select",
	// open descriptors
	"close", "copy_file_range", "dup", "dup3", "fallocate", "fcntl", "fdatasync", "flock", "fstat", "fstatfs", "fsync", "ftruncate",
	"lseek", "pread64", "preadv", "pwrite64", "pwritev", "read", "readv", "write", "writev",
	// files and folders
	"access", "faccessat", "faccessat2", "getcwd", "getdents64", "lstat", "mkdir", "mkdirat", "newfstatat", "open", "openat",
	"readlink", "readlinkat", "rename", "renameat", "renameat2", "rmdir", "stat", "statfs", "statx", "unlink", "unlinkat",
}

// filterCalls loads the filter into every thread.
func filterCalls() Layer {
	l := Layer{Name: Seccomp}
	info, err := arch.GetInfo("")
	if err != nil {
		l.Detail = fmt.Sprintf("no list of system calls for %s", runtime.GOARCH)
		return l
	}
	if !seccomp.Supported() { // LoadFilter may succeed without doing anything
		l.Detail = "this Linux was built without seccomp filters"
		return l
	}
	var names []string
	for _, name := range allowed {
		if _, ok := info.SyscallNames[name]; ok {
			names = append(names, name)
		}
	}
	groups := []seccomp.SyscallGroup{
		{Action: seccomp.ActionAllow, Names: names},
		{Action: seccomp.ActionAllow, NamesWithCondtions: []seccomp.NameWithConditions{
			// a new thread of this process, never a new process
			{Name: "clone", Conditions: []seccomp.Condition{{Argument: 0, Operation: seccomp.BitsSet, Value: unix.CLONE_THREAD}}},
			// the runtime interrupts its own threads to let others run
			{Name: "tgkill", Conditions: []seccomp.Condition{{Argument: 0, Operation: seccomp.Equal, Value: uint64(os.Getpid())}}},
		}},
	}
	if _, ok := info.SyscallNames["clone3"]; ok {
		// The C library of a cgo build asks for clone3 first, whose flags a filter cannot see, and takes ENOSYS to mean clone.
		groups = append(groups, seccomp.SyscallGroup{Action: noSuchCall, Names: []string{"clone3"}})
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err = seccomp.LoadFilter(seccomp.Filter{
		NoNewPrivs: true,
		Flag:       seccomp.FilterFlagTSync,
		Policy:     seccomp.Policy{DefaultAction: seccomp.ActionErrno, Syscalls: groups},
	})
	if err != nil {
		l.Detail = err.Error()
		return l
	}
	l.On, l.Detail = true, fmt.Sprintf("%d system calls allowed", len(names)+2)
	return l
}

// noSuchCall makes a call fail with ENOSYS.
const noSuchCall = seccomp.Action(unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS))
