package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

var (
	errTime   = fmt.Errorf("time: it did not end within %v", timeLimit)
	errMemory = fmt.Errorf("memory: it took more than %d GB", memoryLimit>>30)
)

// supervise runs a command until it ends, its context does, or it takes too much memory.
func supervise(ctx context.Context, cmd *exec.Cmd) error {
	ownGroup(cmd)
	cmd.WaitDelay = time.Second // what it started may hold its output open
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	look := time.NewTicker(100 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case err := <-ended:
			return err
		case <-look.C:
			if resident(cmd.Process.Pid) <= memoryLimit {
				continue
			}
			return errors.Join(errMemory, end(cmd, ended))
		case <-ctx.Done():
			if err := end(cmd, ended); err != nil {
				return err
			}
			if errors.Is(ctx.Err(), context.Canceled) {
				return ctx.Err()
			}
			return errTime
		}
	}
}

func end(cmd *exec.Cmd, ended <-chan error) error {
	if err := killGroup(cmd); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-ended
	return nil
}

// resident is the memory that a process has, 0 where the system does not say it as Linux does.
func resident(pid int) int64 {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(data))
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}
