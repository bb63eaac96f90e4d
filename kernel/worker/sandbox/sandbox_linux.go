package sandbox

import (
	"fmt"
	"runtime"
	"strings"
	"syscall"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/landlock-lsm/go-landlock/landlock"
	llsys "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"
)

// Apply closes the process. Later layers need calls that they themselves then forbid, so the order matters.
func Apply(p Policy) []Layer {
	return []Layer{limit(p), dropPrivileges(), restrictFiles(p), filterCalls()}
}

// Probe reports what Apply would do, and does nothing.
func Probe() []Layer {
	layers := []Layer{probeLimits(), {Name: Privileges, On: true}, {Name: Landlock}, {Name: Seccomp}}
	if abi, err := landlockABI(); err != nil {
		layers[2].Detail = err.Error()
	} else {
		layers[2].On, layers[2].Detail = true, fmt.Sprintf("ABI %d", abi)
	}
	if seccomp.Supported() {
		layers[3].On = true
	} else {
		layers[3].Detail = "this Linux was built without seccomp filters"
	}
	return layers
}

// dropPrivileges makes sure that nothing executed gains rights. Landlock and seccomp set it themselves on every thread;
// this reports it as what it is.
func dropPrivileges() Layer {
	l := Layer{Name: Privileges, On: true}
	if _, _, errno := syscall.AllThreadsSyscall(syscall.SYS_PRCTL, unix.PR_SET_NO_NEW_PRIVS, 1, 0); errno != 0 {
		// With cgo the runtime does not know all threads; the thread that loads the filter then hands it to them.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
			return Layer{Name: Privileges, Detail: err.Error()}
		}
	}
	return l
}

func landlockABI() (int, error) {
	abi, err := llsys.LandlockGetABIVersion()
	if err != nil || abi < 1 {
		return 0, fmt.Errorf("this Linux was built or started without Landlock (it needs 5.13 and \"landlock\" among the security modules)")
	}
	return abi, nil
}

// restrictFiles leaves only the policy's folders.
func restrictFiles(p Policy) Layer {
	l := Layer{Name: Landlock}
	abi, err := landlockABI() // asked here, because BestEffort succeeds without doing anything
	if err != nil {
		l.Detail = err.Error()
		return l
	}
	err = landlock.V11.BestEffort().Restrict(
		landlock.RODirs(present(p.Read)...).IgnoreIfMissing(),
		landlock.RWDirs(present(p.Write)...).IgnoreIfMissing(),
	)
	if err != nil {
		l.Detail = err.Error()
		return l
	}
	l.On, l.Detail = true, fmt.Sprintf("ABI %d", abi)
	return l
}

func present(folders []string) []string {
	var names []string
	for _, f := range folders {
		if strings.TrimSpace(f) != "" {
			names = append(names, f)
		}
	}
	return names
}
