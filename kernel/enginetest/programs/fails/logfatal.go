//go:build ignore

// log.Fatal exits with 1.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("app: ")
	log.SetOutput(os.Stderr)
	fmt.Println("starting")
	if _, err := os.Open("/does/not/exist.txt"); errors.Is(err, os.ErrNotExist) {
		log.Fatal("cannot go on: no file")
	}
}
