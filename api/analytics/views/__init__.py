"""Views of the cockpit that somebody has saved, and the notice of each week that they asked for."""
