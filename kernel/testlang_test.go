package kernel_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"

	"lab/kernel/display"
	"lab/kernel/front"
	"lab/kernel/wire"
	"lab/kernel/worker"
)

// testLanguage does what a word of its source says: everything that a cell can do to its process, without an interpreter.
type testLanguage struct {
	worker.Helper // for what no test asks
	kept          string
}

func buildTestLanguage(wire.Launch, *worker.Console, *worker.Screen) (worker.Language, error) {
	if os.Getenv("TEST_REFUSE") != "" {
		return nil, errors.New("no engine of that name")
	}
	return &testLanguage{}, nil
}

var sink []byte

func (l *testLanguage) Execute(ctx context.Context, cell worker.Cell) (worker.Outcome, error) {
	word, argument, _ := strings.Cut(cell.Source, " ")
	n, _ := strconv.Atoi(argument)
	switch word {
	case "print":
		fmt.Println(argument)
	case "value":
		return worker.Outcome{Value: worker.Value{"text/plain": argument}}, nil
	case "keep":
		l.kept = argument
	case "kept":
		return worker.Outcome{Value: worker.Value{"text/plain": l.kept}}, nil
	case "compile":
		return worker.Outcome{}, &worker.Failure{ErrorContent: wire.ErrorContent{Name: wire.CompileError, Value: "undefined: x",
			Diagnostics: []wire.Diagnostic{{CellID: cell.ID, Line: 1, Column: 1, Message: "undefined: x"}}}}
	case "mix":
		for i := range n {
			fmt.Printf("before %d\n", i)
			display.Text(fmt.Sprintf("shown %d", i))
			fmt.Fprintf(os.Stderr, "after %d\n", i)
		}
		return worker.Outcome{Value: worker.Value{"text/plain": "end"}}, nil
	case "count":
		d := display.Text("0")
		for i := range n {
			d.Update(i + 1)
		}
	case "flood":
		line := bytes.Repeat([]byte("0123456789"), 10)
		line[99] = '\n'
		for range n {
			os.Stdout.Write(line)
		}
		fmt.Println("last line")
	case "bytes":
		os.Stdout.Write([]byte("half \xe2\x82"))
		os.Stdout.Write([]byte("\xac whole, bad \xff.\x00lab:"))
	case "later":
		go func() {
			<-ctx.Done() // the request is over
			fmt.Println("late")
		}()
	case "wait":
		fmt.Println("waiting")
		<-ctx.Done()
		return worker.Outcome{}, ctx.Err()
	case "loop":
		fmt.Println("looping")
		for x := 0; ; x++ {
			if x < 0 {
				fmt.Println(x)
			}
		}
	case "panic":
		panic(argument)
	case "goroutine":
		go panic(errors.New(argument))
		select {}
	case "overflow":
		return worker.Outcome{Value: worker.Value{"text/plain": strconv.Itoa(overflow(n))}}, nil
	case "maps":
		m := map[int]int{}
		for range 4 {
			go func() {
				for i := 0; ; i++ {
					m[i%7] = i
				}
			}()
		}
		select {}
	case "memory":
		for i := 0; ; i++ {
			sink = append(sink, make([]byte, 32<<20)...)
			for j := 0; j < len(sink); j += 4096 {
				sink[j] = byte(i)
			}
		}
	case "exit":
		os.Exit(n)
	case "pid":
		return worker.Outcome{Value: worker.Value{"text/plain": strconv.Itoa(os.Getpid())}}, nil
	case "environment":
		return worker.Outcome{Value: worker.Value{"text/plain": strings.Join(os.Environ(), "\n")}}, nil
	case "attack":
		return worker.Outcome{Value: worker.Value{"text/plain": attack(argument)}}, nil
	}
	return worker.Outcome{}, nil
}

func overflow(n int) int {
	var frame [1 << 10]byte // fewer, larger frames overflow sooner
	frame[n%len(frame)] = 1
	if n < 0 {
		return n
	}
	return overflow(n+1) + int(frame[n%7])
}

// attack does something that the sandbox is to prevent, and tells how it went.
func attack(what string) string {
	what, argument, _ := strings.Cut(what, " ")
	var err error
	switch what {
	case "read":
		_, err = os.ReadFile(argument)
	case "write":
		err = os.WriteFile(argument, []byte("x"), 0o600)
	case "temp":
		var f *os.File
		if f, err = os.CreateTemp("", "x"); err == nil {
			err = f.Close()
		}
	case "exec":
		err = exec.Command("/bin/sh", "-c", "exit 0").Run()
	case "dial":
		var c net.Conn
		if c, err = net.Dial(strings.SplitN(argument, ",", 2)[0], strings.SplitN(argument, ",", 2)[1]); err == nil {
			err = c.Close()
		}
	case "signal":
		var parent *os.Process
		if parent, err = os.FindProcess(os.Getppid()); err == nil {
			err = parent.Signal(syscall.Signal(0))
		}
	case "chmod":
		err = os.Chmod(argument, 0o777)
	}
	if err != nil {
		return "denied: " + err.Error()
	}
	return "done"
}

func (l *testLanguage) Engine() string { return "test" }

func (l *testLanguage) Complete(q front.Question) front.Completions {
	return front.Completions{From: q.Offset, To: len(q.Source), Items: []front.Completion{{Text: q.Source[q.Offset:], Kind: "var"}}}
}

func (l *testLanguage) Hover(q front.Question) (string, bool) {
	return "**" + q.Source[q.Offset:] + "**", true
}
