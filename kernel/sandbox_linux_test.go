package kernel_test

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lab/kernel"
	"lab/kernel/worker/sandbox"
)

func TestSandboxStopsAttacks(t *testing.T) {
	if missing := sandbox.Missing(sandbox.Probe()); len(missing) > 0 {
		t.Skipf("this machine lacks %v", missing)
	}
	outside, data := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret")
	for _, name := range []string{secret, filepath.Join(data, "songs.txt")} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	socket := filepath.Join(outside, "socket")
	listeners := map[string]string{"tcp": "127.0.0.1:0", "unix": socket}
	for network, address := range listeners {
		l, err := net.Listen(network, address)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		listeners[network] = l.Addr().String()
	}
	t.Setenv("LAB_TEST_SECRET", "token")
	t.Setenv("LAB_DATA", data)
	more := t.TempDir()
	if err := os.WriteFile(filepath.Join(more, "more.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}

	f := start(t, func(o *kernel.Options) { o.DataDirs = []string{more}; o.RequireSandbox = true })
	for _, attack := range []string{
		"read " + secret, "read /etc/passwd", "read /proc/self/environ", "write " + secret, "write " + filepath.Join(data, "new"),
		"exec", "dial tcp," + listeners["tcp"], "dial unix," + socket, "dial udp,127.0.0.1:53", "signal", "chmod " + secret,
	} {
		if got := f.result("attack " + attack); !strings.HasPrefix(got, "denied") {
			t.Errorf("%s: %s", attack, got)
		}
	}
	for _, use := range []string{"read " + filepath.Join(data, "songs.txt"), "read " + filepath.Join(more, "more.txt"), "temp"} {
		if got := f.result("attack " + use); got != "done" {
			t.Errorf("%s: %s", use, got)
		}
	}
	if env := f.result("environment"); strings.Contains(env, "token") || strings.Contains(env, "\nHOME=") || !strings.Contains(env, "LAB_DATA="+data) {
		t.Errorf("environment of the kernel:\n%s", env)
	}
	info, err := f.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, layer := range []string{sandbox.Limits, sandbox.Privileges, sandbox.Landlock, sandbox.Seccomp} {
		if !strings.HasPrefix(info.Isolation[layer], "on") {
			t.Errorf("layer %s is %q", layer, info.Isolation[layer])
		}
	}
}

func TestProcessorTimeIsBounded(t *testing.T) {
	f := start(t, func(o *kernel.Options) { o.CPUSeconds = 1 })
	reply, _ := f.run("loop")
	if !strings.Contains(reply.Value, "processor time (1s)") {
		t.Errorf("reply %+v", reply)
	}
}
