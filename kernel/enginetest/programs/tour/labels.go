//go:build ignore

// Labels: break and continue of outer loops, goto.
package main

import "fmt"

func pairs(limit int) (found [][2]int) {
search:
	for i := 1; ; i++ {
		for j := i; ; j++ {
			switch {
			case i*i+j*j > limit:
				if j == i {
					break search
				}
				continue search
			case (i*j)%6 == 0:
				found = append(found, [2]int{i, j})
				if len(found) == 5 {
					break search
				}
			}
		}
	}
	return found
}

func countdown(n int) {
again:
	if n == 0 {
		goto done
	}
	fmt.Print(n, " ")
	n--
	goto again
done:
	fmt.Println("liftoff")
}

func main() {
	fmt.Println(pairs(100))
	countdown(3)
	c := make(chan int)
	go func() {
		for i := range 10 {
			c <- i
		}
		close(c)
	}()
receive:
	for {
		select {
		case v, ok := <-c:
			if !ok {
				break receive
			}
			if v%2 == 1 {
				continue receive
			}
			fmt.Print(v, " ")
		}
	}
	fmt.Println()
}
