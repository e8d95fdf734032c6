"""What the lines around it give away: short lines beside boilerplate, and the learned filter."""
