//go:build ignore

// Package log and slog without times.
package main

import (
	"fmt"
	"log"
	"log/slog"
	"os"
)

func main() {
	l := log.New(os.Stdout, "app: ", log.Lmsgprefix)
	l.Println("started", 1, true)
	l.SetPrefix("")
	l.Printf("%05.1f", 3.14159)
	fmt.Println(l.Flags() == log.Lmsgprefix, l.Prefix() == "")
	h := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelInfo, ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}})
	s := slog.New(h).With("app", "demo")
	s.Info("hello", "n", 1, "who", "a b")
	s.Debug("hidden")
	s.WithGroup("g").Warn("grouped", slog.Duration("d", 1500000000), slog.Group("in", "x", 1.5))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		l.Panicf("bad %d", 7)
	}()
}
